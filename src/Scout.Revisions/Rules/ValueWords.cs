namespace Scout.Revisions.Rules;

/// <summary>The words for what cannot be done with a value while the project is built, the same in a build and in an editor. One method per error.</summary>
internal static class ValueWords
{
    /// <summary>The code of a value that becomes text.</summary>
    public const string AsTextCode = "SCOUT1040";

    /// <summary>The code of a value that C# decides by.</summary>
    public const string DecidedCode = "SCOUT1041";

    /// <summary>What the compiler says where C# is to branch by a value. It is told even where no rule runs.</summary>
    public const string BranchesInCSharp =
        "a value is known only when the workflow runs; branch by it with flow.If, flow.Switch or flow.When, and join conditions with && and ||";

    /// <summary>What is not there of a value. Such code does not compile: this says what was probably meant.</summary>
    /// <param name="value">The expression that is a value.</param>
    /// <param name="what">What it is asked for: <c>'Where'</c>, <c>no loop of C#</c>.</param>
    /// <param name="remedy">What to write.</param>
    public static string NotThere(string value, string what, string remedy) => $"'{value}' is known only when the workflow runs, and has {what}; {remedy}";

    /// <param name="subject">The expression, or what it is: <c>'input.Name'</c>, <c>a Value&lt;string&gt;</c>.</param>
    public static string AsText(string subject) =>
        $"{subject} becomes text while the project is built, when nobody knows its value: the text would be the name of its type; write it into a hole of a template, as in Template prompt = $\"Hello {{input.Name}}\", or work with the text in a code block";

    /// <param name="subject">The expression, or what it is.</param>
    public static string Decided(string subject) =>
        $"{subject} is decided while the project is built, when nobody knows the value: the other way would be missing from the revision; compare with ==, .Is or .IsNull, and branch with flow.If, flow.Switch or flow.When";
}
