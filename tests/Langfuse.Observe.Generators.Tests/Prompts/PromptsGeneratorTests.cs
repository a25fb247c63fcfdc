using Langfuse.Observe.Generators.Prompts;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Tests.Prompts;

public class PromptsGeneratorTests
{
    private const string Markdown = """
        ---
        name: support/answer
        label: staging
        ---
        Answer {{customer_name}}: {{ question }} {{question}}
        """;

    private const string Chat = """
        ---
        type: chat
        ---
        # system
        You judge {{movie}}.
        # Heading of the text itself
        # placeholder: history
        # user
        {{question}}
        """;

    private const string Json = """
        { "name": "json-chat", "prompt": [ { "role": "system", "content": "Be {{tone}}, \"now\"" }, { "type": "placeholder", "name": "turns" } ] }
        """;

    [Fact]
    public async Task Files_GiveClassesWhoseCompileHasAParameterPerVariableAndPlaceholder()
    {
        var run = Generate("""
            namespace My.App;
            public static class Use
            {
                public static async Task<string> Text(LangfuseClient langfuse)
                {
                    var prompt = await Prompts.SupportAnswer.GetAsync(langfuse);
                    IPromptLink link = prompt;
                    return prompt.Compile(customer_name: "Alice", question: 4) + link.IsFallback + Prompts.SupportAnswer.PromptName;
                }

                public static async Task<string> Chat(LangfuseClient langfuse)
                {
                    var prompt = await Prompts.MoviesCritic.GetAsync(langfuse);
                    var history = new List<ChatPromptMessage> { new("assistant", "hello {{movie}}") };
                    return string.Join("|", prompt.Compile(movie: "Dune", question: "good?", history: history));
                }

                public static async Task<string> Json(LangfuseClient langfuse) =>
                    string.Join("|", (await Prompts.JsonChat.GetAsync(langfuse, version: 3)).Compile("kind", new ChatPromptMessage[0]));
            }
            """);

        Assert.Empty(Errors(run));
        Assert.Empty(run.Diagnostics);
        var use = run.Load().GetType("My.App.Use")!;
        await using var off = LangfuseClient.Start("typed-prompts-without-keys");
        Assert.Equal("Answer Alice: 4 4Truesupport/answer", await Call(use, "Text", off));
        Assert.Equal("system: You judge Dune.\n# Heading of the text itself|assistant: hello Dune|user: good?", await Call(use, "Chat", off));
        Assert.Equal("system: Be kind, \"now\"", await Call(use, "Json", off));
        Assert.Contains("version is null ? label ?? \"staging\" : label", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prompt.Compile(customer_name: \"Alice\")")]
    [InlineData("prompt.Compile(customer: \"Alice\", question: \"q\")")]
    [InlineData("prompt.Compile(\"Alice\", \"q\", \"more\")")]
    public void MissingOrUnknownVariable_DoesNotCompile(string call)
    {
        var run = Generate($"namespace My.App; static class Use {{ static object Call(Prompts.SupportAnswer prompt) => {call}; }}");

        Assert.NotEmpty(Errors(run));
    }

    [Theory]
    [InlineData("/app/prompts/a.prompt.json", "{ \"prompt\": 5 }")]
    [InlineData("/app/prompts/a.prompt.json", "not json")]
    [InlineData("/app/prompts/a.prompt.json", "{ \"prompt\": [ ] }")]
    [InlineData("/app/prompts/a.prompt.md", "---\ntype: chat\n---\nno heading")]
    public void FileThatIsNoPrompt_IsSaidWhereItStands(string path, string text)
    {
        var run = GeneratorRun.Of(GeneratorRun.Compile(""), new PromptsGenerator(), new ProjectProperties(), new VocabularyFile(text, path));

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("LFO8001", path), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
        Assert.Equal("", run.Text);
    }

    [Fact]
    public void AwkwardNames_GiveUniqueIdentifiers()
    {
        var run = GeneratorRun.Of(
            GeneratorRun.Compile(""), new PromptsGenerator(), new ProjectProperties(("RootNamespace", "My.App"), ("LangfusePromptsClass", "Texts")),
            new VocabularyFile("{{class}} {{a b}} {{a-b}} {{{x}}}", "/app/prompts/texts.prompt.md"), new VocabularyFile("hi\u2028\"\\", "C:\\app\\prompts\\folder\\7 up.prompt.md"));

        Assert.Empty(Errors(run));
        var types = run.Load().GetType("My.App.Texts")!.GetNestedTypes();
        Assert.Equal(["Folder7Up", "Texts_"], types.Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal("folder/7 up", types.Single(type => type.Name == "Folder7Up").GetField("PromptName")!.GetRawConstantValue());
    }

    [Fact]
    public void ChangedSource_LeavesEveryStepCached()
    {
        var first = Generate("");
        var second = first.Again(GeneratorRun.AddFile(first.Input, "class More { }"));

        Assert.All(second.Reasons(PromptsGenerator.FileStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(second.Reasons(PromptsGenerator.ClassStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static GeneratorRun Generate(string source) => GeneratorRun.Of(
        GeneratorRun.Compile(source), new PromptsGenerator(), new ProjectProperties(("RootNamespace", "My.App")),
        new VocabularyFile(Markdown, "/app/prompts/answer.prompt.md"), new VocabularyFile(Chat, "/app/prompts/movies/critic.prompt.md"), new VocabularyFile(Json, "/app/prompts/x.prompt.json"));

    private static Diagnostic[] Errors(GeneratorRun run) => [.. run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private static Task<string> Call(Type use, string method, LangfuseClient langfuse) => (Task<string>)use.GetMethod(method)!.Invoke(null, [langfuse])!;
}
