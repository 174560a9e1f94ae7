using System.Text.Json;

namespace Scout.Execution.Templates;

/// <summary>What a template reads at its root.</summary>
internal interface ITemplateVariables
{
    /// <summary>A value as JSON; false where there is none of that name, or none that JSON has (secrets).</summary>
    bool TryGetJson(string name, out JsonElement value);

    /// <summary>A value as templates see it, read-only.</summary>
    bool TryGetScript(string name, out object? value);
}
