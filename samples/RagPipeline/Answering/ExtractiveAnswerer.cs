using System.Runtime.CompilerServices;
using RagPipeline.Retrieval;
using Langfuse.Observe;

namespace RagPipeline.Answering;

/// <summary>Answers without a language model: quotes the sentences that fit best, word by word, with their sources.</summary>
/// <remarks>It makes the sample run anywhere. It cannot rephrase, add up or say no, and its name says what it is.</remarks>
public sealed class ExtractiveAnswerer(PassageIndex index) : IAnswerer
{
    private const int MostSentences = 3;

    private readonly SentencePicker _picker = new(index);

    public string Model => "embedded-extractive";

    [Observe(AsType = ObservationType.Generation, Name = "answer")]
    public async IAsyncEnumerable<string> WriteAsync([NotCaptured] Prompt prompt, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var quoted = _picker.Pick(prompt.Question, prompt.Passages, MostSentences).Select(sentence => $"{sentence.Text} [{sentence.Source}]");
        var answer = string.Join(' ', quoted);
        foreach (var word in answer.Split(' '))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return word + " ";
            await Task.Yield();
        }
    }
}
