namespace Scout.Validation.Judging;

/// <summary>Why a judge has judged nothing.</summary>
internal static class JudgeErrors
{
    public static ScoutException NotAsked(string alias, string why) => new(
        "SCOUT9140",
        $"the judge, model '{alias}', could not be asked: {why}");

    public static ScoutException AssemblyNotRead(string assembly, Exception why) => new(
        "SCOUT9141",
        $"The methods of {assembly}, which check runs, cannot be read; nothing was run: {why.Message} Build the project again.",
        why);
}
