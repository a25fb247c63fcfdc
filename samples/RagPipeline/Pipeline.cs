using System.Text;
using Langfuse.Observe;
using RagPipeline.Answering;
using RagPipeline.Retrieval;

namespace RagPipeline;

/// <summary>Retrieval-augmented generation in five steps, each an observation of one trace.</summary>
/// <param name="index">The documents.</param>
/// <param name="answerer">Who writes the answer.</param>
/// <param name="onText">Gets the answer as it is written.</param>
public sealed class Pipeline(PassageIndex index, IAnswerer answerer, Action<string> onText)
{
    private const int PassagesPerAnswer = 3;
    private const string NoAnswer = "The documents say nothing about that.";

    private readonly Retriever _retriever = new(index);
    private readonly EvidenceCheck _evidence = new(index);

    // Nothing is above this method, so each call of it is a trace, and the methods with [Observe] that it calls nest in it by themselves.
    // The caller gives the trace's id, to find it also when the call fails. A CancellationToken is never recorded.
    [Observe(AsType = ObservationType.Chain)]
    public async Task<Answer> AnswerAsync(
        string question, [TraceId] string traceId, [SessionId] string session, CancellationToken cancellationToken = default)
    {
        // These belong to the trace: they are stamped on each of its observations, whenever they are set.
        LangfuseContext.UpdateCurrentTrace(name: "rag-pipeline", userId: "sample-reader", tags: ["sample", "rag"],
            metadata: new { passages = index.Passages.Count, answerer = answerer.Model }, version: "1.0");

        var passages = await _retriever.RetrieveAsync(question, PassagesPerAnswer, cancellationToken);
        if (!_evidence.Allows(question, passages))
        {
            LangfuseContext.ScoreCurrentTrace("answered", false);
            onText(NoAnswer);
            return new Answer(NoAnswer, [], Answered: false);
        }

        var prompt = PromptBuilder.Build(question, passages);
        var text = await WriteAsync(prompt, cancellationToken);
        var grounding = GroundingCheck.Measure(text, passages);

        LangfuseContext.ScoreCurrentTrace("answered", true);
        LangfuseContext.ScoreCurrentTrace("grounding", grounding, comment: "share of the answer's words that stand in the passages");
        return new Answer(text, [.. passages.Select(passage => new Source(passage.Page, passage.Line, passage.Heading))], Answered: true);
    }

    private async Task<string> WriteAsync(Prompt prompt, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var piece in answerer.WriteAsync(prompt, cancellationToken))
        {
            onText(piece);
            text.Append(piece);
        }

        return text.ToString().Trim();
    }
}
