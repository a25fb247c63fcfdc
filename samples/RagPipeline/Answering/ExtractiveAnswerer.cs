using System.Runtime.CompilerServices;
using Langfuse.Observe;
using RagPipeline.Retrieval;

namespace RagPipeline.Answering;

/// <summary>Answers without a language model: quotes the sentences that fit best, word by word, with their sources.</summary>
/// <remarks>It makes the sample run anywhere. It cannot rephrase, add up or say no, and its name says what it is.</remarks>
public sealed class ExtractiveAnswerer(PassageIndex index) : IAnswerer
{
    private const int MostSentences = 3;

    private readonly SentencePicker _picker = new(index);

    public string Model => "embedded-extractive";

    // A stream is observed as it flows: the observation ends when the enumeration does, its output is the joined text, and the first word
    // sets the time to first token. The prompt is left out as an argument because the messages are recorded in its place.
    [Observe(AsType = ObservationType.Generation, Name = "answer")]
    public async IAsyncEnumerable<string> WriteAsync([NotCaptured] Prompt prompt, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        LangfuseContext.UpdateCurrentObservation(input: prompt.Messages, model: Model, modelParameters: new { max_sentences = MostSentences });

        var sentences = _picker.Pick(prompt.Question, prompt.Passages, MostSentences);
        var answer = string.Join(' ', sentences.Select(sentence => $"{sentence.Text} [{sentence.Source}]"));
        foreach (var word in answer.Split(' '))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return word + " ";
            await Task.Yield();
        }

        // There is no tokenizer here, so the counts are marked as what they are.
        LangfuseContext.UpdateCurrentObservation(
            usage: new Usage(input: TokenEstimate.Of(prompt.Messages), output: TokenEstimate.Of(answer), estimated: true));
    }
}
