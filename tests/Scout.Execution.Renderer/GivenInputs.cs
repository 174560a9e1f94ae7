using System.Text.Json;
using Scout.Execution.Templates;

namespace Scout.Execution.Renderer;

/// <summary>Inputs that templates read.</summary>
internal sealed class GivenInputs(JsonElement all) : ITemplateVariables
{
    public bool TryGetJson(string name, out JsonElement value) => all.TryGetProperty(name, out value);

    public bool TryGetScript(string name, out object? value)
    {
        value = TryGetJson(name, out var json) ? JsonScript.ToScript(json) : null;
        return value is not null;
    }

    public void MadeOfSecret(string name, string text)
    {
    }
}
