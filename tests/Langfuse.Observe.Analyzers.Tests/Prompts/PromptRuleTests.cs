using Langfuse.Observe.Analyzers.Tests.Harness;
using Langfuse.Observe.Rules;
using static Langfuse.Observe.Rules.PromptRules;

namespace Langfuse.Observe.Analyzers.Tests.Prompts;

public class PromptRuleTests
{
    private static readonly (string Path, string Text) s_file = ("/app/prompts/support/answer.prompt.md", "---\nlabel: staging\n---\nAnswer {{customer_name}}: {{question}}\n");

    private static readonly (string Path, string Text) s_chat = (
        "/app/prompts/critic.prompt.json", """{ "name": "critic", "prompt": [ { "role": "system", "content": "You judge {{movie}}." }, { "type": "placeholder", "name": "history" } ] }""");

    [Theory]
    [InlineData("new { customer_name = \"Alice\" }")]
    [InlineData("new { Customer_Name = \"Alice\", customer_name = \"Alice\" }", true)]
    [InlineData("new Dictionary<string, object?> { [\"customer_name\"] = 1 }")]
    [InlineData("new Dictionary<string, string> { { \"customer_name\", \"Alice\" } }")]
    [InlineData("variables: new { customer_name = \"Alice\" }")]
    public Task VariableThatIsNotGiven_Triggers(string values, bool hasUnknown = false) => TriggersAsync(
        LFO8002_VariableMissing,
        $"""
        TextPrompt prompt = await langfuse.Prompts.GetTextAsync("support/answer");
        Console.WriteLine(prompt.Compile[|({(hasUnknown ? values.Replace("Customer_Name = \"Alice\"", "{|LFO8003:Customer_Name = \"Alice\"|}", StringComparison.Ordinal) : values)})|]);
        """);

    [Theory]
    [InlineData("new { customer_name = \"Alice\", question = \"why\" }")]
    [InlineData("new { customer_name = customer.Name, question = (object?)null }")]
    [InlineData("new Dictionary<string, object?> { [\"customer_name\"] = 1, [\"question\"] = 2 }")]
    [InlineData("values")]
    [InlineData("new Values(\"Alice\", \"why\", 3)")]
    [InlineData("")]
    public Task EverythingGiven_DoesNotTrigger(string values) => TriggersAsync(null, $"""
        var customer = new Values("Alice", "why", 3);
        var values = new Dictionary<string, object?>();
        values["customer_name"] = 1;
        var prompt = await langfuse.Prompts.GetTextAsync("support/answer", fallback: "Answer");
        Console.WriteLine(prompt.Compile({values}));
        """);

    [Theory]
    [InlineData("""(await langfuse.Prompts.GetTextAsync("support/answer")).Compile(new { customer_name = 1, question = 2, [|custmer = 3|] })""")]
    [InlineData("""langfuse.Prompts.GetTextAsync("support/answer", version: 3).Result.Compile(new Dictionary<string, object> { ["customer_name"] = 1, ["question"] = 2, [[|"extra"|]] = 3 })""")]
    [InlineData("""(await langfuse.Prompts.GetTextAsync("support/answer", fallback: "{{brief}}")).Compile(new { customer_name = 1, question = 2, brief = 3, [|extra = 4|] })""")]
    public Task VariableThatThePromptDoesNotHave_Triggers(string call) => TriggersAsync(LFO8003_VariableUnknown, $"Console.WriteLine({call});");

    [Fact]
    public Task Placeholder_ThatIsMisspelt_IsBothMissingAndUnknown() => TriggersAsync(LFO8002_VariableMissing, """
        var chat = await langfuse.Prompts.GetChatAsync("critic");
        var messages = new[] { new { role = "user", content = "hi" } };
        Console.WriteLine(chat.Compile[|(new { movie = "Dune", inside = "a variable of the history" }, placeholders: new { {|LFO8003:histroy = messages|} })|]);
        """);

    [Fact]
    public Task PromptOfAConstant_IsKnownToo() => TriggersAsync(LFO8002_VariableMissing, """
        await langfuse.Prompts.CreateTextAsync("greeting", Texts.Greeting, labels: ["production"]);
        await langfuse.Prompts.CreateChatAsync("talk", [new("system", "You are {{who}}."), ChatPromptMessage.Placeholder("history"), new(role: "user", content: "{{question}}")]);
        var greeting = await langfuse.Prompts.GetTextAsync("greeting");
        Console.WriteLine(greeting.Compile[|(new { })|]);
        var talk = await langfuse.Prompts.GetChatAsync("talk");
        Console.WriteLine(talk.Compile[|(new { who = "Ada" }, new { history = new List<ChatPromptMessage>() })|]);
        """);

    [Fact]
    public Task TextThatIsNotKnown_DoesNotTrigger() => TriggersAsync(null, """
        await langfuse.Prompts.CreateTextAsync("from-a-file", File.ReadAllText("x.md"));
        await langfuse.Prompts.CreateTextAsync("whole", "{{a}} @@@langfusePrompt:name=part|label=production@@@");
        Console.WriteLine((await langfuse.Prompts.GetTextAsync("from-a-file")).Compile(new { anything = 1 }));
        Console.WriteLine((await langfuse.Prompts.GetTextAsync("whole")).Compile(new { a = 1, of_the_part = 2 }));
        """, withFiles: false);

    [Theory]
    [InlineData("suport/answer")]
    [InlineData("something-else")]
    public Task NameThatNoFileMakes_Triggers(string name) => TriggersAsync(LFO8004_NameUnknown, $"""Console.WriteLine((await langfuse.Prompts.GetTextAsync([|"{name}"|])).Prompt);""");

    [Fact]
    public Task WithoutFiles_OnlyANameThatIsAlmostAnother_Triggers() => TriggersAsync(
        LFO8004_NameUnknown,
        """
        await langfuse.Prompts.CreateTextAsync("support-answer", "x");
        Console.WriteLine((await langfuse.Prompts.GetTextAsync([|"support_answer"|])).Prompt);
        Console.WriteLine((await langfuse.Prompts.GetTextAsync("made-on-the-server")).Prompt);
        Console.WriteLine((await langfuse.Prompts.GetTextAsync(Environment.MachineName)).Prompt);
        """,
        withFiles: false);

    [Theory]
    [InlineData("Staging")]
    [InlineData("stagin")]
    [InlineData("Production")]
    public Task LabelSpelledInTwoWays_Triggers(string label) => TriggersAsync(
        LFO8005_LabelNearDuplicate,
        $"""
        await langfuse.Prompts.AddLabelsAsync("critic", 2, ["canary", [|"{label}"|]]);
        Console.WriteLine((await langfuse.Prompts.GetChatAsync("critic", label: [|"{label}"|])).Version);
        Console.WriteLine((await langfuse.Prompts.GetChatAsync("critic", label: "canary")).Version);
        """);

    [Fact]
    public Task LabelsOfTwoThings_DoNotTrigger() => TriggersAsync(null, """
        await langfuse.Prompts.CreateTextAsync("x", "y", labels: ["prod", "experiment-1", "experiment-2", "latest"]);
        Console.WriteLine((await langfuse.Prompts.GetChatAsync("critic", label: "tenant-a")).Version);
        Console.WriteLine((await langfuse.Prompts.GetChatAsync("critic", label: "tenant-b")).Version);
        """);

    [Fact]
    public Task MisspeltNameAndLabel_AreRewritten() => VerifyFix.CuresAsync(
        LFO8004_NameUnknown,
        Program("""await langfuse.Prompts.CreateTextAsync("support-answer", "x"); Console.WriteLine((await langfuse.Prompts.GetTextAsync("suport-answer")).Prompt);"""),
        Program("""await langfuse.Prompts.CreateTextAsync("support-answer", "x"); Console.WriteLine((await langfuse.Prompts.GetTextAsync("support-answer")).Prompt);"""));

    [Fact]
    public Task MisspeltLabel_IsRewritten() => VerifyFix.CuresAsync(
        LFO8005_LabelNearDuplicate,
        Program("""Console.WriteLine((await langfuse.Prompts.GetTextAsync("x", label: "Production")).Prompt);"""),
        Program("""Console.WriteLine((await langfuse.Prompts.GetTextAsync("x", label: "production")).Prompt);"""));

    private static Task TriggersAsync(Rule? rule, string body, bool withFiles = true) =>
        new RuleTest(rule, TestProgram.Of(Program(body)) with { AdditionalFiles = withFiles ? [s_file, s_chat] : [] }).RunAsync();

    private static string Program(string body) => $$"""
        public record Values(string Name, string question, int Age) { public string customer_name => Name; }

        public static class Texts
        {
            public const string Greeting = "Hello {" + "{name}" + "}";
        }

        public static class Support
        {
            public static async Task Run(LangfuseClient langfuse)
            {
                {{body}}
            }
        }
        """;
}
