using System.Collections.Immutable;
using Scout.Execution.Blocks;
using Scout.Revisions.Runs;
using Scout.Revisions.Schemas;
using Scout.Testing.Workflows;

namespace Scout.Testing;

/// <summary>Looks, before a run, whether what a test says fits the workflow.</summary>
internal static class SetupCheck
{
    /// <summary>Whether the models and the variables that a test names are some of the workflow.</summary>
    /// <exception cref="ScoutException">One is not.</exception>
    public static void RequireNames(TestedWorkflow workflow, TestSetup setup)
    {
        var models = UsedSettings.Models(workflow);
        if (setup.Models.FirstOrDefault(fake => !models.Contains(fake.Alias)) is { Alias: var alias })
        {
            throw WorkflowErrors.NoSuchModel(workflow.Id, alias, models);
        }

        var variables = UsedSettings.Variables(workflow);
        if (setup.Variables.Keys.FirstOrDefault(name => !variables.Contains(name)) is { } unknown && !UsedSettings.ReadsAnyVariable(workflow))
        {
            throw WorkflowErrors.NoSuchVariable(workflow.Id, unknown, variables);
        }
    }

    /// <exception cref="ScoutException">It does not.</exception>
    public static void Require(TestedWorkflow workflow, ImmutableArray<(BlockName Name, BlockFake Fake)> blocks, ImmutableArray<(BlockName Name, WaitFake Fake)> waits)
    {
        foreach (var (name, fake) in blocks)
        {
            var block = workflow.Blocks[name.Path].Model;
            foreach (var output in fake.Outputs)
            {
                if (SchemaCheck.Validate(block.Output, output, out _, block.Id) is { IsEmpty: false } problems)
                {
                    throw TestErrors.ReplyDoesNotFit(fake.ToString(), name.Path, problems);
                }
            }

            if (fake.IsTimeout && block.Timeout is null)
            {
                throw TestErrors.NoTimeout(fake.ToString());
            }
        }

        foreach (var (name, fake) in waits)
        {
            var block = workflow.Blocks[name.Path].Model;
            switch (fake, WaitWork.Outside(block))
            {
                case (EventFake happened, { Kind: WaitKind.Event, Event: { } awaited }):
                    if (SchemaCheck.Validate(block.Output, happened.Data, out _, "data") is { IsEmpty: false } problems)
                    {
                        throw TestErrors.EventDoesNotFit(fake.ToString(), awaited, problems);
                    }

                    break;
                case (DecisionFake decided, { Kind: WaitKind.Approval } asked):
                    if (!asked.MayDecide(FakedWaits.By(decided, asked)))
                    {
                        throw TestErrors.MayNotDecide(fake.ToString(), decided.By!, asked.By);
                    }

                    break;
                default:
                    throw TestErrors.NoSuchWait(fake.ToString(), block.Kind.Type, fake is EventFake ? "WaitFor" : "Approve");
            }
        }
    }
}
