using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Contracts;

/// <summary>A change that breaks callers of what environments run.</summary>
/// <param name="Role">Whether it is about the input or the output.</param>
/// <param name="Finding">What changed.</param>
/// <param name="Runs">Who runs what: <c>production runs 3f9a1c2b7e</c>.</param>
/// <param name="Location">Where to say it.</param>
internal sealed record ContractProblem(ContractRole Role, ContractFinding Finding, string Runs, Location Location)
{
    /// <summary>The member's name; empty for the whole value.</summary>
    public string Name => ContractWords.Place(Finding.Path);

    /// <summary>The beginning of a sentence: <c>input 'locale'</c>.</summary>
    public string Subject => (Name.Length, Role) switch
    {
        (0, ContractRole.Input) => "the input",
        (0, _) => "the output",
        (_, ContractRole.Input) => $"input '{Name}'",
        _ => $"output '{Name}'",
    };
}
