using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Prompts;

public sealed class LocalServerPromptTests
{
    [Fact]
    public async Task Listing_CreatesGetsCompilesAndLinks()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "prompts-listing");
        var question = "Where is it?";
        await langfuse.Prompts.CreateTextAsync("support-answer", "Answer {{customer_name}}: {{question}}", labels: ["production"], config: new { model = "gpt-4o", temperature = 0.7 });
        TextPrompt prompt = await langfuse.Prompts.GetTextAsync("support-answer", label: "production", fallback: "Answer {{question}}");
        string text = prompt.Compile(new { customer_name = "Alice", question });
        await langfuse.Prompts.CreateChatAsync("movie-critic", [new("system", "You judge {{movie}}"), ChatPromptMessage.Placeholder("history")]);
        await langfuse.Prompts.CreateChatAsync("movie-critic", [new("system", "You judge {{movie}} kindly"), ChatPromptMessage.Placeholder("history")]);
        ChatPrompt chat = await langfuse.Prompts.GetChatAsync("movie-critic", version: 2);
        var history = new[] { new ChatPromptMessage("user", "Hi") };
        IReadOnlyList<ChatPromptMessage> messages = chat.Compile(new { movie = "Dune" }, placeholders: new { history });
        using (var trace = langfuse.StartTrace("t"))
        {
            trace.StartGeneration("answer", model: (string?)prompt.Config["model"], input: text, prompt: prompt).End();
            using (LangfuseContext.Propagate(prompt: chat))
            {
                trace.StartGeneration("inside", input: messages).End();
            }

            trace.StartGeneration("fallback", prompt: await langfuse.Prompts.GetTextAsync("no-such", fallback: "x")).End();
        }

        await langfuse.FlushAsync(TimeSpan.FromSeconds(60));

        Assert.Equal("Answer Alice: Where is it?", text);
        Assert.Equal(["system: You judge Dune kindly", "user: Hi"], messages.Select(static message => message.ToString()));
        var stored = await langfuse.Traces.GetAsync((await langfuse.Traces.ListAsync(name: "t").ToListAsync()).Single().Id);
        Assert.Equal(
            [("answer", "support-answer", 1), ("fallback", null, null), ("inside", "movie-critic", 2)],
            stored.Observations.Where(static observation => observation.Type == "GENERATION").OrderBy(static observation => observation.Name, StringComparer.Ordinal)
                .Select(static observation => (observation.Name, observation.PromptName, observation.PromptVersion)));
        Assert.Equal(["movie-critic", "support-answer"], (await langfuse.Prompts.ListAsync().ToListAsync()).Select(static found => found.Name));
    }

    [Fact]
    public async Task LabelThatMoves_LeadsToTheOtherVersionAtOnce()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "prompts-labels");
        await langfuse.Prompts.CreateTextAsync("folder/p q", "one", labels: ["production"], tags: ["a"], commitMessage: "first");
        await langfuse.Prompts.CreateTextAsync("folder/p q", "two");

        Assert.Equal("one", (await langfuse.Prompts.GetTextAsync("folder/p q")).Prompt);
        await langfuse.Prompts.AddLabelsAsync("folder/p q", 2, ["production"]);
        Assert.Equal("two", (await langfuse.Prompts.GetTextAsync("folder/p q")).Prompt);
        await langfuse.Prompts.DeleteAsync("folder/p q", version: 2);
        var refused = await Assert.ThrowsAsync<LangfuseException>(() => langfuse.Prompts.GetTextAsync("folder/p q"));
        Assert.Equal(404, (int)refused.StatusCode!);
        Assert.Equal("first", (await langfuse.Prompts.GetTextAsync("folder/p q", version: 1)).CommitMessage);
    }

    [Fact]
    public async Task WhatTheServerRefuses_IsSaidWithTheReason_AndWhatIsThereStays()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "prompts-refused");
        await langfuse.Prompts.CreateTextAsync("greeting", "Hello", labels: ["production"]);

        (Func<Task> Call, int Status, string Sign)[] refused =
        [
            (() => langfuse.Prompts.CreateTextAsync("greeting", "Hi", labels: ["Bad Label"]), 400, "labels"),
            (() => langfuse.Prompts.CreateChatAsync("greeting", [new("user", "Hi")]), 400, "text"),
            (() => langfuse.Prompts.CreateTextAsync("a|b", "Hi"), 400, "name"),
            (() => langfuse.Prompts.AddLabelsAsync("greeting", 7, ["staging"]), 404, "greeting"),
            (() => langfuse.Prompts.AddLabelsAsync("greeting", 1, ["latest"]), 400, "latest"),
            (() => langfuse.Prompts.DeleteAsync("greeting", version: 7), 404, "greeting"),
            (() => langfuse.Prompts.DeleteAsync("nobody"), 404, "nobody"),
        ];
        foreach (var (call, status, sign) in refused)
        {
            var exception = await Assert.ThrowsAsync<LangfuseException>(call);
            Assert.Equal(status, (int)exception.StatusCode!);
            Assert.Contains(sign, exception.Message, StringComparison.Ordinal);
        }

        Assert.Equal(("Hello", 1), ((await langfuse.Prompts.GetTextAsync("greeting")).Prompt, (await langfuse.Prompts.ListAsync().ToListAsync()).Single().Versions.Count));
    }
}
