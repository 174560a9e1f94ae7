namespace Scout.Web.Serving;

/// <summary>The beginning of the program. An app that has the assembly as a library sees none of it: it has a <c>Program</c> of its own.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => ServerProgram.RunAsync(arguments);
}
