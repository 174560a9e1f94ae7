using System.CommandLine;

namespace Scout.Tool.CommandLine;

/// <summary>Arguments and options that several verbs share, with their completion.</summary>
internal static class CommonArguments
{
    /// <summary><c>[WORKFLOW]</c>: may be left out where the store has only one.</summary>
    public static Argument<string?> Workflow(string description = "The workflow's id. May be left out where there is only one.")
    {
        var argument = new Argument<string?>("WORKFLOW") { HelpName = "WORKFLOW", Description = description, Arity = ArgumentArity.ZeroOrOne };
        argument.CompletionSources.Add(Completions.Workflows);
        return argument;
    }

    /// <summary>A revision expression as an argument.</summary>
    public static Argument<string> Revision(string name, string description)
    {
        var argument = new Argument<string>(name) { HelpName = name, Description = description };
        argument.CompletionSources.Add(Completions.Revisions);
        return argument;
    }

    /// <summary><c>--workflow W</c>.</summary>
    public static Option<string?> WorkflowOption(string description)
    {
        var option = new Option<string?>("--workflow") { Description = description, HelpName = "WORKFLOW" };
        option.CompletionSources.Add(Completions.Workflows);
        return option;
    }

    /// <summary>An option that names an environment, such as <c>--environment</c> or <c>--to</c>.</summary>
    public static Option<string?> Environment(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "ENV" };
        option.CompletionSources.Add(Completions.Environments);
        return option;
    }

    /// <summary>An option that names an environment whose pointer is to be moved.</summary>
    public static Option<string?> Target(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "ENV", Required = true };
        option.CompletionSources.Add(Completions.Targets);
        return option;
    }

    /// <summary>An option that takes a revision expression, such as <c>--revision</c> or <c>--expect</c>.</summary>
    public static Option<string?> RevisionOption(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "REV" };
        option.CompletionSources.Add(Completions.Revisions);
        return option;
    }
}
