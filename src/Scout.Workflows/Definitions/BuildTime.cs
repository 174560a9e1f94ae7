using System.Text.Json;
using System.Text.Json.Serialization;
using Scout.Revisions.Rules;

namespace Scout.Definitions;

/// <summary>What cannot be done with a value while its workflow is defined. Thrown where the author does it, so that the error names that line.</summary>
internal static class BuildTime
{
    public static ScoutException AsText(string what) => new(ValueWords.AsTextCode, ValueWords.AsText(what));

    public static ScoutException Decided(string what) => new(ValueWords.DecidedCode, ValueWords.Decided(what));
}

/// <summary>Refuses to write a value as JSON: as an object without members it would pass for a constant.</summary>
internal sealed class NoJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("a value that is known only when the workflow runs is no part of a constant");
}
