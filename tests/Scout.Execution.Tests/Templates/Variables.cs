using System.Text.Json;
using Scout.Execution.Templates;

namespace Scout.Execution.Tests.Templates;

/// <summary>Template variables from one JSON object.</summary>
internal sealed class Variables(string json) : ITemplateVariables
{
    private readonly JsonElement _values = JsonElement.Parse(json);

    public bool TryGetJson(string name, out JsonElement value) => _values.TryGetProperty(name, out value);

    public bool TryGetScript(string name, out object? value)
    {
        var found = TryGetJson(name, out var json);
        value = found ? JsonScript.ToScript(json) : null;
        return found;
    }

    public void MadeOfSecret(string name, string text) => throw new NotSupportedException("There are no secrets here.");
}
