namespace Scout.Revisions.Json;

/// <summary>What is wrong with JSON of ours. Every message names the place as a JSON pointer.</summary>
internal static class JsonErrors
{
    internal const string Newer = "it was written by a newer version; update Scout.Build";

    internal const string Damaged = "the file was changed or damaged: take it from version control again, or build once more";

    public static ScoutException NotJson(string at, long line, long position) => new("SCOUT6901",
        $"near {at} (line {line + 1}, byte {position + 1}): this is not one JSON value; {Damaged}");

    public static ScoutException DuplicateKey(string at) => new("SCOUT6902",
        $"{at}: the key is there twice; keep one of them");

    public static ScoutException LoneSurrogate(string at) => new("SCOUT6903",
        $"{at}: the text is not Unicode (half of a surrogate pair, or broken UTF-8); write the whole character, or remove it");

    public static ScoutException NumberIsNoDouble(string at, string number) => new("SCOUT6904",
        $"{at}: the number {(number.Length > 40 ? number[..40] + "..." : number)} does not survive as a 64 bit floating point number; use fewer digits, or text");

    public static ScoutException TooDeep(string at) => new("SCOUT6905",
        $"{(at.Length > 60 ? at[..60] + "..." : at)}: objects and arrays lie more than {CanonicalJson.MaxDepth} deep in one another; flatten the value, or move inner blocks to a workflow of their own");

    public static ScoutException UnknownMember(JsonPlace member) => new("SCOUT6906",
        $"{member.At}: this version does not know the member; {Newer}");

    public static ScoutException UnknownValue(JsonPlace place, string value) => new("SCOUT6907",
        $"{place.At}: this version does not know \"{value}\"; {Newer}");

    public static ScoutException Expected(JsonPlace place, string what) => new("SCOUT6911",
        $"{(place.At.Length == 0 ? "the root" : place.At)}: {what} is expected here; {Damaged}");

    public static ScoutException Missing(JsonPlace place, string name) => new("SCOUT6912",
        $"{place.At}/{name}: the member is missing; {Damaged}");
}
