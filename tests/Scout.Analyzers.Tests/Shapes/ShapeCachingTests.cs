using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Scout.Analyzers.CodeCalls;
using Scout.Analyzers.Shapes;

namespace Scout.Analyzers.Tests.Shapes;

/// <summary>What the generator does again after an edit, by the driver's own account: while a template is typed, nothing.</summary>
public sealed class ShapeCachingTests
{
    private const string Code = """"
        using System.Threading.Tasks;
        using Scout;

        namespace Shop;

        /// <summary>A question.</summary>
        /// <param name="Text">What is asked.</param>
        [Shape] public sealed record Question(string Text, int Tier = 1);

        [Shape] public sealed record Reply(string Answer);

        [Workflow("answers")]
        public sealed class Answers : Workflow<Question, Reply>
        {
            protected override Value<Reply> Define(Flow flow, Value<Question> input)
            {
                var thanks = flow.Text("thanks", "Thank you for {{ input.text }}.");
                var answer = flow.Code("answer", Find, input.Text);
                return Reply.Of(answer: flow.Text("reply", $"{thanks} {answer}"));
            }

            public static string Find(string question)
            {
                return question + "?";
            }
        }
        """";

    [Theory]
    [InlineData("Thank you for", "Many thanks,\n for")]
    [InlineData("{{ input.text }}", "{{ input.te")]
    [InlineData("{thanks} {answer}", "{thanks}: {answer}, {input.Tier}")]
    [InlineData("question + \"?\"", "question.Trim() + \"?\"")]
    [InlineData("namespace Shop;", "// Shapes of the shop.\nnamespace Shop;")]
    [InlineData("string Text, ", "string Text, // The question.\n ")]
    [InlineData("[Shape] public sealed record Reply", "[Shape]\n\n    public sealed record Reply")]
    public void An_edit_of_anything_but_a_shape_writes_nothing_again(string before, string after) =>
        Assert.Equal(["ScoutCodeBlocks: unchanged", "Shop_Question_Shape: unchanged", "Shop_Reply_Shape: unchanged"], OutputsAfter(before, after));

    [Theory]
    [InlineData("record Reply(string Answer)", "record Reply(string Answer, string? Note = null)")]
    [InlineData("record Reply(string Answer)", "record Reply(int Answer)")]
    [InlineData("[Shape] public sealed record Reply", "[Shape] internal sealed record Reply")]
    public void An_edit_of_a_shape_writes_that_one_again(string before, string after) =>
        Assert.Equal(["ScoutCodeBlocks: unchanged", "Shop_Question_Shape: unchanged", "Shop_Reply_Shape: written"], OutputsAfter(before, after));

    [Theory]
    [InlineData("string Find(string question)", "string Find(string question, int most = 3)")]
    [InlineData("string Find(string question)", "Task<string> Find(string question)")]
    public void An_edit_of_the_parameters_of_code_writes_its_overloads_again(string before, string after) =>
        Assert.Equal(["ScoutCodeBlocks: written", "Shop_Question_Shape: unchanged", "Shop_Reply_Shape: unchanged"], OutputsAfter(before, after));

    [Fact]
    public void An_edit_of_what_a_comment_says_of_a_member_writes_its_shape_again() =>
        Assert.Equal(["ScoutCodeBlocks: unchanged", "Shop_Question_Shape: written", "Shop_Reply_Shape: unchanged"], OutputsAfter("What is asked.", "What the customer asks."));

    [Fact]
    public void A_file_beside_it_writes_nothing_again()
    {
        var before = Consumer.Compilation(Code);
        var after = before.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "namespace Shop; public static class Words;", (CSharpParseOptions)before.SyntaxTrees[0].Options, "Words.cs", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(["ScoutCodeBlocks: unchanged", "Shop_Question_Shape: unchanged", "Shop_Reply_Shape: unchanged"], Outputs(before, after));
    }

    private static ImmutableArray<string> OutputsAfter(string before, string after)
    {
        Assert.Contains(before, Code, StringComparison.Ordinal);
        var compilation = Consumer.Compilation(Code);
        var tree = compilation.SyntaxTrees[0];
        return Outputs(compilation, compilation.ReplaceSyntaxTree(
            tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(Code.Replace(before, after, StringComparison.Ordinal)))));
    }

    /// <summary>What the driver says of each output of the second run.</summary>
    private static ImmutableArray<string> Outputs(CSharpCompilation before, CSharpCompilation after)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var runs = Consumer.Driver.RunGenerators(before, cancellation).RunGenerators(after, cancellation).GetRunResult().Results;
        var outputs = runs.SelectMany(run => run.TrackedOutputSteps).SelectMany(steps => steps.Value).ToList();
        Assert.Equal(runs.Sum(run => run.GeneratedSources.Length), outputs.Count);
        return
        [
            .. outputs.Select(step => $"{ShapeOf(step)}: {(Assert.Single(step.Outputs).Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged ? "unchanged" : "written")}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string ShapeOf(IncrementalGeneratorRunStep output)
    {
        var (source, index) = Assert.Single(output.Inputs);
        return source.Outputs[index].Value is Signatures ? "ScoutCodeBlocks" : Assert.IsType<ShapeModel>(source.Outputs[index].Value).ClassName;
    }
}
