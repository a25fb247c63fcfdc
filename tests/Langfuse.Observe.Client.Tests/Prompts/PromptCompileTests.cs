using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Prompts;

namespace Langfuse.Observe.Client.Tests.Prompts;

public sealed class PromptCompileTests
{
    // What langfuse/model.py of the Python SDK gives for the same template and data.
    [Theory]
    [InlineData("Hello {{name}}!", "Hello Ada!")]
    [InlineData("Hello {{ name }}!", "Hello Ada!")]
    [InlineData("{{name}}{{name}}", "AdaAda")]
    [InlineData("{{unknown}} {{name}}", "{{unknown}} Ada")]
    [InlineData("{{ unknown }}", "{{ unknown }}")]
    [InlineData("{{{name}}}", "{{{name}}}")]
    [InlineData("{{name", "{{name")]
    [InlineData("name}}", "name}}")]
    [InlineData("{{}} {{ }}", "{{}} {{ }}")]
    [InlineData("{{a {{name}}", "{{a {{name}}")]
    [InlineData("{{none}}|", "|")]
    [InlineData("{ \"json\": {{number}} }", "{ \"json\": 4.5 }")]
    [InlineData("{{flag}} {{list}}", "true [1,2]")]
    [InlineData("", "")]
    public void Template_FollowsTheRulesOfThePythonSdk(string template, string expected)
    {
        var values = new { name = "Ada", none = (string?)null, number = 4.5, flag = true, list = new[] { 1, 2 } };
        var prompt = Text(template);

        Assert.Equal(expected, prompt.Compile(values));
        Assert.Equal(expected, prompt.Compile(new Dictionary<string, object?> { ["name"] = "Ada", ["none"] = null, ["number"] = 4.5, ["flag"] = true, ["list"] = new[] { 1, 2 } }));
        Assert.Equal(expected, prompt.Compile(JsonSerializer.SerializeToElement(values)));
        Assert.Equal(expected, prompt.Compile((JsonObject)JsonSerializer.SerializeToNode(values)!));
        Assert.Equal(expected, prompt.Compile((object)values));
    }

    [Fact]
    public void ManyVariables_AreAllFilled()
    {
        var names = Enumerable.Range(0, 30).Select(static number => $"v{number}").ToArray();
        var prompt = Text(string.Join(',', names.Select(static name => $"{{{{{name}}}}}")));

        Assert.Equal(string.Join(',', names.Select(static name => name + "!")), prompt.Compile(names.ToDictionary(static name => name, static name => name + "!")));
        Assert.Equal(names, prompt.Variables);
    }

    [Fact]
    public void OneTemplate_WithSeveralTypes_FillsEach()
    {
        var prompt = Text("{{a}}-{{b}}");

        Assert.Equal("1-{{b}}", prompt.Compile(new { a = 1 }));
        Assert.Equal("{{a}}-2", prompt.Compile(new { b = 2m }));
        Assert.Equal("x-y", prompt.Compile(new Pair("x", "y")));
        Assert.Equal("x-y", prompt.Compile(new StructPair("x", "y")));
        Assert.Equal("1-{{b}}", prompt.Compile(new { a = 1 }));
    }

    [Fact]
    public void Chat_PlaceholdersTakeConversationsOfAnyKind()
    {
        var chat = new ChatPrompt(PromptHead.Fallback("chat"), [new("system", "You are {{persona}}."), ChatPromptMessage.Placeholder("history"), new("user", "{{question}}")]);
        object[] histories =
        [
            new List<ChatPromptMessage> { new("user", "I am {{persona}}"), new("assistant", "ok") },
            new object[] { new { role = "user", content = "I am {{persona}}" }, new { role = "assistant", content = "ok" } },
            new[] { new Turn("user", "I am {{persona}}"), new Turn("assistant", "ok") },
            JsonNode.Parse("""[{"type":"chatmessage","role":"user","content":"I am {{persona}}"},{"role":"assistant","content":"ok"}]""")!,
            JsonSerializer.SerializeToElement(new[] { new { role = "user", content = "I am {{persona}}" }, new { role = "assistant", content = "ok" } }),
            new[] { new Dictionary<string, string> { ["role"] = "user", ["content"] = "I am {{persona}}" }, new Dictionary<string, string> { ["role"] = "assistant", ["content"] = "ok" } },
        ];

        Assert.All(histories, history => Assert.Equal(
            ["system: You are Bob.", "user: I am Bob", "assistant: ok", "user: hi"],
            chat.Compile(new { persona = "Bob", question = "hi" }, placeholders: new { history }).Select(static message => message.ToString())));
        Assert.Equal(["persona", "question"], chat.Variables);
        Assert.Equal(["history"], chat.Placeholders);
    }

    [Fact]
    public void Chat_PlaceholderThatIsNotGiven_Stays_AndAnEmptyListTakesItAway()
    {
        var chat = new ChatPrompt(PromptHead.Fallback("chat"), [new("system", "Hi"), ChatPromptMessage.Placeholder("history")]);

        Assert.True(chat.Compile()[1].IsPlaceholder);
        Assert.True(chat.Compile(new { x = 1 })[1].IsPlaceholder);
        Assert.Single(chat.Compile(placeholders: new { history = Array.Empty<ChatPromptMessage>() }));
        Assert.Single(chat.Compile(new { x = 1 }, new Dictionary<string, object?> { ["history"] = new List<ChatPromptMessage>() }));
    }

    [Fact]
    public void Chat_FieldsOfAMessage_AreKept()
    {
        var chat = new ChatPrompt(PromptHead.Fallback("chat"), [ChatPromptMessage.Placeholder("history")]);
        var history = JsonNode.Parse("""[{"role":"assistant","content":null,"tool_calls":[{"id":"1"}]},{"role":"user","content":[{"type":"text","text":"hi"}]}]""")!;

        var messages = chat.Compile(placeholders: new { history });

        Assert.Equal("""{"tool_calls":[{"id":"1"}]}""", messages[0].Fields!.ToJsonString());
        Assert.Equal("""[{"type":"text","text":"hi"}]""", messages[1].Content);
    }

    public static TheoryData<object> NoLists => new() { "nope", 4, new { role = "user", content = "x" }, new Dictionary<string, object?>(), new object[] { "nope" }, new object?[] { null }, new[] { new { foo = 1 } } };

    [Theory]
    [MemberData(nameof(NoLists))]
    public void Chat_PlaceholderThatIsNoListOfMessages_IsNamedWithItsCure(object history)
    {
        var chat = new ChatPrompt(PromptHead.Fallback("chat"), [ChatPromptMessage.Placeholder("history")]);

        var refused = Assert.Throws<ArgumentException>(() => chat.Compile(placeholders: new { history }));

        Assert.Contains("'history' of prompt 'chat'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ChatPromptMessage", refused.Message, StringComparison.Ordinal);
    }

    private static TextPrompt Text(string template) => new(PromptHead.Fallback("text"), template);

    private sealed record Pair(string A, string B)
    {
        public string a => A;

        public string b => B;
    }

    private readonly record struct StructPair(string a, string b);

    private sealed record Turn(string Role, string Content);
}
