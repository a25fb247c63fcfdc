using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Prompts;

public sealed class PromptWriteTests
{
    [Fact]
    public async Task Create_SendsWhatTheContractAsks_AndGivesTheVersion()
    {
        await using var fixture = new PromptFixture(static _ => PromptFixture.Text("Answer {{customer_name}}", version: 3, name: "support-answer"));

        var created = await fixture.Prompts.CreateTextAsync(
            "support-answer", "Answer {{customer_name}}", labels: ["production"], config: new { model = "gpt-4o", temperature = 0.7 }, tags: ["t1"], commitMessage: "why");

        Assert.Equal(
            """{"name":"support-answer","prompt":"Answer {{customer_name}}","config":{"model":"gpt-4o","temperature":0.7},"type":"text","labels":["production"],"tags":["t1"],"commitMessage":"why"}""",
            fixture.Server.Requests.Single().Text);
        Assert.Equal((3, "gpt-4o", 0.7), (created.Version, (string?)created.Config["model"], (double)created.Config["temperature"]!));
        Assert.Equal(["production", "latest"], created.Labels);
    }

    [Fact]
    public async Task CreateChat_SendsMessagesAndPlaceholders()
    {
        await using var fixture = new PromptFixture(static _ => PromptFixture.Chat("movie-critic"));

        await fixture.Prompts.CreateChatAsync("movie-critic", [new("system", "You are {{persona}}"), ChatPromptMessage.Placeholder("history")]);

        Assert.Equal(
            """{"name":"movie-critic","prompt":[{"role":"system","content":"You are {{persona}}"},{"type":"placeholder","name":"history"}],"type":"chat","labels":[]}""",
            fixture.Server.Requests.Single().Text);
    }

    [Fact]
    public async Task Create_IsNotSentTwice_WhenItMayHaveBeenDone()
    {
        await using var fixture = new PromptFixture(static _ => RawAnswer.Status(500, "{}"), static options => options.ApiRetries = 2);

        await Assert.ThrowsAsync<LangfuseException>(() => fixture.Prompts.CreateTextAsync("x", "y"));

        Assert.Single(fixture.Server.Requests);
    }

    [Fact]
    public async Task LabelTwice_IsSentOnce()
    {
        await using var fixture = new PromptFixture(static _ => PromptFixture.Text("x"));

        await fixture.Prompts.CreateTextAsync("x", "y", labels: ["production", "production", "staging"], tags: ["a", "a"]);
        await fixture.Prompts.AddLabelsAsync("x", 1, ["staging", "staging"]);

        Assert.Contains("\"labels\":[\"production\",\"staging\"],\"tags\":[\"a\"]", fixture.Server.Requests.First().Text, StringComparison.Ordinal);
        Assert.Equal("""{"newLabels":["staging"]}""", fixture.Server.Requests.Last().Text);
    }

    [Fact]
    public async Task List_ReadsEveryPage()
    {
        await using var fixture = new PromptFixture(static request => RawAnswer.Status(200, JsonSerializer.Serialize(new
        {
            data = new[] { new { name = "p" + request.Path.Split("page=")[1][0], type = "a-type-of-tomorrow", versions = new[] { 1, 2 }, labels = new[] { "latest" }, tags = Array.Empty<string>(), lastUpdatedAt = "2026-01-01T00:00:00Z" } },
            meta = new { page = 1, limit = 100, totalItems = 2, totalPages = 2 },
        })));

        var prompts = await fixture.Prompts.ListAsync(label: "a&b").ToListAsync();

        Assert.Equal(["p1", "p2"], prompts.Select(static prompt => prompt.Name));
        Assert.Equal("/api/public/v2/prompts?label=a%26b&page=1&limit=100", fixture.Server.Requests.First().Path);
    }

    [Fact]
    public async Task Delete_NamesVersionOrLabel()
    {
        await using var fixture = new PromptFixture(static _ => RawAnswer.Status(204, ""));

        await fixture.Prompts.DeleteAsync("a/b", version: 2);

        Assert.Equal(("DELETE", "/api/public/v2/prompts/a%2Fb?version=2"), (fixture.Server.Requests.Single().Method, fixture.Server.Requests.Single().Path));
    }
}
