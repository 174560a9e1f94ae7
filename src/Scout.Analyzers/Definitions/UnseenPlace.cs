using Microsoft.CodeAnalysis;

namespace Scout.Analyzers.Definitions;

/// <summary>A place of a definition whose blocks cannot be known without running it.</summary>
/// <param name="Location">The place.</param>
/// <param name="Reason">Why, as a clause, and the remedy.</param>
internal sealed record UnseenPlace(Location Location, UnseenReason Reason);

/// <summary>Why blocks cannot be known without running a definition.</summary>
internal enum UnseenReason
{
    /// <summary>The id is computed.</summary>
    Id,

    /// <summary>The flow is a local, a field, the result of a call.</summary>
    Flow,

    /// <summary>The flow is an argument, or is kept for later.</summary>
    HandedFlow,

    /// <summary>A branch is a method that is named.</summary>
    BranchMethod,

    /// <summary>A lambda that is no branch.</summary>
    Lambda,

    LocalFunction,

    /// <summary>A loop of C#, which may run any number of times.</summary>
    Loop,

    /// <summary>The call does not compile, which the compiler says.</summary>
    Broken,
}
