"""The commands of manage.py, one a file, named as they are typed."""
