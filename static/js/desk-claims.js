// Explains the value field of a claim or verdict for the subject and aspect that are chosen, and
// shows only the fields that the choice calls for. Without it every field is there, and the table
// of aspects says the same.
"use strict";
{
  const data = document.getElementById("desk-aspects");
  const aspects = data ? JSON.parse(data.textContent) : {};

  // The claim's part of the form, or the whole form where there is but one value.
  const scopeOf = (input) => input.closest(".inline-related") || input.form;

  const fieldIn = (scope, name) =>
    scope.querySelector(`[name$="-${name}"]`) || scope.querySelector(`[name="${name}"]`);

  const valueIn = (scope, name) => {
    const field = fieldIn(scope, name);
    if (!field) return "";
    return field.type === "checkbox" ? (field.checked ? "on" : "") : field.value;
  };

  const subjectOf = (scope) => {
    const [event, issue] = [valueIn(scope, "event"), valueIn(scope, "issue")];
    if (Boolean(event) === Boolean(issue)) return "";
    return event ? "event" : "issue";
  };

  // Its aspect as the chosen subject has it; while none is chosen, as the only subject has it.
  const definition = (scope) => {
    const slug = valueIn(scope, "aspect");
    const subject = subjectOf(scope);
    if (subject) return (aspects[subject] || {})[slug];
    const found = Object.values(aspects).map((own) => own[slug]).filter(Boolean);
    return found.length === 1 ? found[0] : undefined;
  };

  const elementIn = (scope, className, after, tag) => {
    let element = scope.querySelector(`.${className}`);
    if (!element) {
      element = document.createElement(tag);
      element.className = className;
      after.after(element);
    }
    return element;
  };

  const explain = (scope, input) => {
    const found = definition(scope);
    const help = elementIn(scope, "desk-explanation", input.closest(".fieldBox") || input, "div");
    help.id = `${input.id}_explanation`;
    help.setAttribute("aria-live", "polite");
    const described = (input.getAttribute("aria-describedby") || "").split(" ");
    if (!described.includes(help.id)) {
      input.setAttribute("aria-describedby", [...described, help.id].join(" ").trim());
    }
    help.textContent = found ? `${found.help} For example: ${found.example}` : "";
    input.placeholder = found ? found.example : "";
    suggest(scope, input, found ? found.words : []);
  };

  const suggest = (scope, input, words) => {
    const list = elementIn(scope, "desk-words", input, "datalist");
    list.id = `${input.id}_words`;
    list.replaceChildren(
      ...words.map((word) => {
        const option = document.createElement("option");
        option.value = word;
        return option;
      }),
    );
    if (words.length) input.setAttribute("list", list.id);
    else input.removeAttribute("list");
  };

  // Aspects the chosen subject does not have cannot be chosen; what is chosen already stays.
  const narrow = (scope) => {
    const subject = subjectOf(scope);
    const select = fieldIn(scope, "aspect");
    if (!select || !select.options) return;
    for (const option of select.options) {
      const fits = !subject || !option.value || option.value in aspects[subject];
      option.hidden = !fits;
      option.disabled = !fits && !option.selected;
    }
  };

  // What holds a field with its label and its help.
  const boxOf = (field) => {
    const box = field.closest(".fieldBox");
    return box ? box.parentElement : field.closest(".form-row");
  };

  // Hides a field that the choice does not call for, unless it holds something or is in error.
  const showIf = (scope, name, wanted) => {
    const field = fieldIn(scope, name);
    const box = field && boxOf(field);
    if (!box) return;
    const inError = box.classList.contains("errors") || box.querySelector(".errorlist");
    box.hidden = !wanted && !valueIn(scope, name) && !inError;
  };

  const refresh = (scope) => {
    const input = scope.querySelector("[data-explained-value]");
    if (!input) return;
    narrow(scope);
    explain(scope, input);
    const found = definition(scope);
    showIf(scope, "series", Boolean(found && found.scope === "series"));
    const place = fieldIn(scope, "quote_at");
    showIf(scope, "quote_at", Boolean(place && place.options));
    const forecast = scope.querySelector(".only-forecast");
    if (forecast) {
      const names = ["window", "window_words", "not_scorable"];
      const holds = names.some((name) => valueIn(scope, name));
      forecast.hidden =
        valueIn(scope, "kind") !== "forecast" && !holds && !forecast.querySelector(".errorlist");
    }
  };

  const refreshAll = () => {
    for (const input of document.querySelectorAll("[data-explained-value]")) {
      refresh(scopeOf(input));
    }
  };

  // Select2 speaks jQuery's events only; those of the page itself reach jQuery as well.
  const $ = window.django.jQuery;
  $(document).on("change", "select, input[type=checkbox]", (event) => refresh(scopeOf(event.target)));
  document.addEventListener("formset:added", (event) => refresh(event.target));

  refreshAll();
}
