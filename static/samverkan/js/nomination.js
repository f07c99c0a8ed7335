// Shows a person's fields only where they are needed. Without this all of them stand open, and mean the same.
for (const place of document.querySelectorAll("[data-place]")) {
  const fields = place.querySelector("[data-fields]");
  const radios = [...place.querySelectorAll("input[type=radio]")];
  const stays = radios.find((radio) => radio.value === "stays");
  const plain = place.querySelector(".place-plain");
  const decision = place.querySelector(".place-decision");
  if (plain) plain.hidden = true;

  const written = () => [...fields.querySelectorAll("input:not([type=checkbox])")].some((field) => field.value);
  const more = document.createElement("button");
  more.type = "button";
  more.className = "link place-more";
  more.textContent = document.querySelector("[data-change-word]").dataset.changeWord;
  let opened = Boolean(fields.querySelector(".invalid-feedback")) || written();
  if (stays) {
    stays.closest(".form-check").querySelector(".form-text").append(more);
    more.addEventListener("click", () => {
      opened = true;
      show();
      fields.querySelector("[data-only=other] ~ * input").focus();
    });
  }

  function show() {
    const choice = radios.find((radio) => radio.checked)?.value ?? "";
    const wrong = Boolean(fields.querySelector(".invalid-feedback"));
    const own = choice === "stays" ? opened || wrong : choice === "other" || (!stays && choice !== "nobody");
    fields.hidden = !own;
    more.hidden = choice !== "stays" || own;
    decision.hidden = choice === "" && !stays;
    for (const part of fields.querySelectorAll("[data-only=other]")) {
      part.hidden = choice === "stays" && !part.querySelector(".invalid-feedback");
    }
  }

  for (const radio of radios) {
    radio.addEventListener("change", () => {
      opened = false;
      show();
    });
  }
  show();
}
