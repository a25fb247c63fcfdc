using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RagPipeline.Answering;
using RagPipeline.Documents;
using RagPipeline.Retrieval;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>How often the embedded answerer finds a fact of the handbook. The sample's README states these numbers.</summary>
public sealed class HandbookFactsTests
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    private static readonly string[] s_otherThings =
    [
        "Who composed the Goldberg Variations?", "Who was the first man on the moon?", "What is the capital of France?", "How do I bake sourdough bread?",
        "What is the boiling point of water?", "Which team won the world cup in 2014?", "How tall is Mount Everest?", "What is the speed of light?",
        "How do I write a for loop in Python?", "Who wrote Hamlet?", "What is the population of Japan?", "When did the Roman empire fall?",
    ];

    private readonly PassageIndex _index = PassageIndex.Of(DocumentFolder.Read(DocumentFolder.Handbook));

    [Fact]
    public async Task Facts_Asked_AreRetrievedAndAnsweredAsOftenAsTheReadmeSays()
    {
        var facts = JsonSerializer.Deserialize<Fact[]>(await File.ReadAllTextAsync(Path.Combine(DocumentFolder.Handbook, "facts.json")), s_web)!;
        var missed = new StringBuilder();
        var (retrieved, answered) = (0, 0);
        foreach (var fact in facts)
        {
            var passages = await new Retriever(_index).RetrieveAsync(fact.Question, top: 3);
            var answer = await AnswerAsync(fact.Question, passages);
            var onPage = passages.Any(passage => passage.Page == fact.Page);
            var found = onPage && answer.Contains(fact.Text, StringComparison.Ordinal);
            retrieved += onPage ? 1 : 0;
            answered += found ? 1 : 0;
            missed.Append(found ? "" : $"{fact.Question} ({fact.Page}: {fact.Text}) -> {answer}\n");
        }

        Assert.Equal(40, facts.Length);
        Assert.True(retrieved >= 38 && answered >= 36, $"{retrieved} of 40 pages and {answered} of 40 facts were found. Missed:\n{missed}");
    }

    [Fact]
    public async Task Questions_OnOtherThings_AreRefusedAsOftenAsTheReadmeSays()
    {
        var answered = new List<string>();
        foreach (var question in s_otherThings)
        {
            var answer = await AnswerAsync(question, await new Retriever(_index).RetrieveAsync(question, top: 3));
            answered.AddRange(answer.Length > 0 ? [question] : []);
        }

        Assert.Equal(["What is the speed of light?"], answered);
    }

    /// <summary>As the pipeline does it: nothing is written when the guardrail says no.</summary>
    private async Task<string> AnswerAsync(string question, IReadOnlyList<Passage> passages) => new EvidenceCheck(_index).Allows(question, passages)
        ? string.Concat(await new ExtractiveAnswerer(_index).WriteAsync(PromptBuilder.Build(question, passages)).ToListAsync())
        : "";

    private sealed record Fact(string Question, string Page, [property: JsonPropertyName("fact")] string Text);
}
