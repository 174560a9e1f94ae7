namespace Scout.Revisions;

/// <summary>What is wrong with a revision's JSON. Every message names the place as a JSON pointer.</summary>
internal static class RevisionErrors
{
    private const string Damaged = "the file was changed or damaged: take it from version control again, or build once more";

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
}
