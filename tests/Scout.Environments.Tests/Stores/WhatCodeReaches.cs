using System.Collections.Immutable;
using Scout.Environments.Records;
using static Scout.Environments.Tests.Stores.TestRevisions;

namespace Scout.Environments.Tests.Stores;

public sealed class WhatCodeReaches
{
    [Fact]
    public void Is_kept_in_the_event_of_a_build_and_moves_no_id()
    {
        var (one, other) = (new TestStore(), new TestStore());
        var reached = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("M:Desk.Find", "M:Desk.Find aa\npackage Http 10.0.0");

        var plain = one.Build(Workflow("support-desk", "A"));
        other.Build(Workflow("support-desk", "A") with { Reached = reached });

        string Event(TestStore store) => System.Text.Encoding.UTF8.GetString(Assert.Single(store.Files.Entries, entry => entry.Key.Contains($"-{EventRecord.Built}-", StringComparison.Ordinal)).Value!);
        Assert.DoesNotContain("reached", Event(one), StringComparison.Ordinal);
        Assert.Contains("package Http 10.0.0", Event(other), StringComparison.Ordinal);
        Assert.Equal(Assert.Single(plain.Workflows).RevisionId, Assert.Single(other.Build(Workflow("support-desk", "A")).Workflows).RevisionId);
    }
}
