namespace Scout.Web.Running;

/// <summary>What can be wrong with a run that somebody starts in the console.</summary>
internal static class RunErrors
{
    public static ScoutException NoPayload(string name) => new("SCOUT8110", $"There are no inputs '{name}' in the folder inputs any more. Choose others, or save these again.");

    public static ScoutException PayloadIsWrong(string name, string why) => new("SCOUT8111", $"inputs/{name}.json cannot be read: {why.TrimEnd('.')}. Mend the file.");

    public static ScoutException NoPayloadName(string name) => new("SCOUT8112", $"'{name}' is no name for inputs: a letter, then letters, digits and -, all small, at most 64; not what Windows calls a device, such as con.");

    public static ScoutException PayloadIsNotKept(string name, Exception exception) => new("SCOUT8113", $"The inputs '{name}' cannot be saved: {exception.Message} Give this user the right to the folder inputs.", exception);

    public static ScoutException MayNotSave() => new("SCOUT8114", "Inputs are saved as files of the project, which keys give no right to, and a server that only reads has none. Save them where the project is, in inputs/WORKFLOW/NAME.json, and commit that.")
    {
        Kind = ErrorKind.Forbidden,
    };
}
