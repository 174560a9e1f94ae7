using System.Collections.Immutable;
using Scout.Environments.Diff;

namespace Scout.Environments.Gates;

/// <summary>What revisions use of an environment.</summary>
/// <param name="Models">Model aliases.</param>
/// <param name="Variables">Names of variables, as far as templates name them.</param>
/// <param name="AnyVariable">Whether a template may read variables that it does not name: <c>vars[inputs.key]</c>.</param>
/// <param name="Secrets">Names of secrets.</param>
/// <param name="Timeouts">The timeouts that blocks ask for.</param>
internal sealed record UsedNames(ImmutableSortedSet<string> Models, ImmutableSortedSet<string> Variables, bool AnyVariable, ImmutableSortedSet<string> Secrets, ImmutableArray<UsedTimeout> Timeouts)
{
    /// <summary>Nothing.</summary>
    public static UsedNames None { get; } = new([], [], false, [], []);

    /// <summary>The requests that blocks send.</summary>
    public ImmutableArray<UsedRequest> Requests { get; init; } = [];

    /// <summary>Whether a setting of an environment may change what they do.</summary>
    public bool Has(SettingKind kind, string name) => kind switch
    {
        SettingKind.Model => Models.Contains(name),
        SettingKind.Http => !Requests.IsEmpty,
        SettingKind.Variable => AnyVariable || Variables.Contains(name),
        _ => true,
    };
}

/// <summary>A timeout that a block asks for.</summary>
/// <param name="Workflow">The block's workflow: the promoted one, or one that it calls.</param>
/// <param name="Block">The block.</param>
/// <param name="Timeout">The longest time for one attempt.</param>
internal sealed record UsedTimeout(string Workflow, string Block, TimeSpan Timeout);

/// <summary>A request that a block sends.</summary>
/// <param name="Workflow">The block's workflow: the promoted one, or one that it calls.</param>
/// <param name="Block">The block.</param>
/// <param name="Url">The template of its URL.</param>
internal sealed record UsedRequest(string Workflow, string Block, string Url);
