using System.Text.Json;
using Scout.Revisions.Rules;

namespace Scout.Revisions.Schemas;

/// <summary>Our own rule of JSON names for the framework's serializer.</summary>
internal sealed class SnakeCaseNaming : JsonNamingPolicy
{
    public override string ConvertName(string name) => JsonNames.SnakeCase(name);
}
