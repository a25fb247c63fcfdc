using System.Text;
using System.Text.Json;
using RagPipeline.Answering;
using RagPipeline.Documents;
using RagPipeline.Retrieval;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>How often the embedded answerer finds a fact of the handbook. The sample's README states these numbers.</summary>
public sealed class HandbookFactsTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task Facts_Asked_AreRetrievedAndAnsweredAsOftenAsTheReadmeSays()
    {
        var index = PassageIndex.Of(DocumentFolder.Read(DocumentFolder.Handbook));
        var facts = JsonSerializer.Deserialize<Fact[]>(await File.ReadAllTextAsync(Path.Combine(DocumentFolder.Handbook, "facts.json")), Web)!;
        var missed = new StringBuilder();
        var (retrieved, answered) = (0, 0);
        foreach (var fact in facts)
        {
            var passages = await new Retriever(index).RetrieveAsync(fact.Question, top: 3);
            var answer = string.Concat(await new ExtractiveAnswerer(index).WriteAsync(PromptBuilder.Build(fact.Question, passages)).ToListAsync());
            var onPage = passages.Any(passage => passage.Page == fact.Page);
            var found = onPage && answer.Contains(fact.Text, StringComparison.Ordinal);
            retrieved += onPage ? 1 : 0;
            answered += found ? 1 : 0;
            missed.Append(found ? "" : $"{fact.Question} ({fact.Page}: {fact.Text}) -> {answer}\n");
        }

        Assert.Equal(40, facts.Length);
        Assert.True(retrieved >= 38 && answered >= 36, $"{retrieved} of 40 pages and {answered} of 40 facts were found. Missed:\n{missed}");
    }

    private sealed record Fact(string Question, string Page, [property: System.Text.Json.Serialization.JsonPropertyName("fact")] string Text);
}
