using System.Text.Json.Serialization.Metadata;
using Scout.Environments.Bundles;
using Scout.Environments.Queries;
using Scout.Revisions.Json;
using Scout.Revisions.Runs;

namespace Scout.Environments.Tests.Records;

/// <summary>Records that are written to people as they are: their members are the documents'.</summary>
public class DocumentTests
{
    [Theory]
    [InlineData(typeof(HistoryEntry), "workflow revision_id name named notes author time commit dirty parent bundle environments events")]
    [InlineData(typeof(WorkflowStatus), "workflow environments gone")]
    [InlineData(typeof(EnvironmentStatus), "environment revision_id name since by bundle behind settings_changed health")]
    [InlineData(typeof(PublishOutcome), "workflow revision_id bundle files stored_bytes written")]
    [InlineData(typeof(RestoredBundle), "bundle folder")]
    [InlineData(typeof(BlockSummary), "type status attempts elapsed_ms input output meta replaces taken_from error once wait decision logs")]
    public void A_record_has_the_members_of_its_document(Type record, string members) =>
        Assert.Equal(members.Split(' '), SnakeCaseJson.For(new DefaultJsonTypeInfoResolver()).GetTypeInfo(record).Properties.Where(property => property.Get is not null).Select(property => property.Name));
}
