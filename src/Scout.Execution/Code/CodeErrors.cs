using Scout.Revisions;
using Scout.Revisions.Runs;

namespace Scout.Execution.Code;

internal static class CodeErrors
{
    public static ScoutException MethodMissing(string method, string assembly) => new(
        RunError.CodeMissing,
        $"The method {method} is not in {assembly} or what it references. The revision was built from other code: build it again, or restore its bundle.");

    public static ScoutException CodeDiffers(string method, string expected, string? actual) => new(
        RunError.CodeDiffers,
        $"The method {method} is not the code that this revision was built from (fingerprint {Short(expected)}, loaded {(actual is null ? "none" : Short(actual))}). Build the revision again, or run it from its bundle.");

    public static ScoutException WrongShape(string method, string why) => new(
        "SCOUT7203",
        $"The method {method} {why}. A code block is a static method that is not generic and gives a value, a Task<T> or a ValueTask<T>.");

    public static ScoutException ArgumentDoesNotFit(string method, string parameter, string why) => new(
        "SCOUT7204",
        $"The argument '{parameter}' of {method} does not fit: {why} Give it a value of its type.");

    public static ScoutException NoConfigure(string type) => new(
        "SCOUT7205",
        $"{type} is marked [WorkflowServices] but has no 'public static void Configure(IServiceCollection services, IConfiguration configuration)'. Add it.");

    public static ScoutException ManyServices(IEnumerable<string> types) => new(
        "SCOUT7206",
        $"More than one class is marked [WorkflowServices]: {string.Join(", ", types)}. Keep one, and let it call the others.");

    public static ScoutException ServicesFailed(string type, Exception exception) => new(
        "SCOUT7207",
        $"{type}.Configure failed: {UserCode.Told(exception)} Mend it.",
        exception);

    public static ScoutException ConfigurationFailed(string environment, Exception exception) => new(
        "SCOUT7208",
        $"The configuration of the environment '{environment}' cannot be read: {exception.Message.Split('\n')[0].TrimEnd()} {exception.InnerException?.Message} Correct appsettings.json or the user secrets.",
        exception);

    public static ScoutException ResultHasNoJson(string method, string why) => new(
        "SCOUT7209",
        $"What {method} gave cannot be written as JSON: {why} Give a value that JSON has.");

    public static ScoutException ResultTooLong(string what, int most) => new(
        "SCOUT7210",
        $"What {what} gives is longer than {most / (1024 * 1024)} MiB as JSON. Give less: a reference to it (a file, a key, an address), or one part after the other.")
    { IsFinal = true };

    private static string Short(string fingerprint) => fingerprint.Length > 17 ? fingerprint[..17] : fingerprint;
}
