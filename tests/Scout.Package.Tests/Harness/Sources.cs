namespace Scout.Package.Tests.Harness;

/// <summary>The smallest project and workflow that are real.</summary>
internal static class Sources
{
    public const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Scout.Build" Version="VERSION" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>A workflow of a text block and a code block, whose method uses a helper in another class.</summary>
    public static string Greeting(string id = "greeting", string className = "Greeting") => $$"""
        using Scout;

        namespace Shop;

        [Shape] public sealed record {{className}}Input(string Name);

        /// <summary>Greets.</summary>
        [Workflow("{{id}}")]
        public sealed class {{className}} : Workflow<{{className}}Input, string>
        {
            protected override Value<string> Define(Flow flow, Value<{{className}}Input> input)
            {
                var polite = flow.Code("polite", Polite, input.Name);
                return flow.Text("greet", $"Hello {polite}, welcome.");
            }

            public static string Polite(string name)
            {
                var title = {{className}}Titles.For(name);
                return title + " " + name;
            }
        }

        public static class {{className}}Titles
        {
            public static string For(string name) => name.EndsWith('a') ? "Madam" : "Sir";
        }
        """;

    /// <summary>A workflow whose definition does what is said.</summary>
    public static string Defining(string statements, string members = "") => $$"""
        using Scout;
        using System;

        namespace Shop;

        [Shape] public sealed record Input(string Name);

        [Workflow("greeting")]
        public sealed class Greeting : Workflow<Input, string>
        {
            protected override Value<string> Define(Flow flow, Value<Input> input)
            {
                {{statements}}
            }
            {{members}}
        }
        """;

    public static Consumer WithGreeting(this Consumer consumer) =>
        consumer.Write("Shop.csproj", Project).Write("Greeting.cs", Greeting());
}
