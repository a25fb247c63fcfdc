// Planted: LFO5005
// Library
using Langfuse.Observe;

namespace Acme.Evaluation;

public sealed class EvaluationPipeline : IAsyncDisposable
{
    private readonly LangfuseClient _production;
    private readonly LangfuseClient _evaluation;

    public EvaluationPipeline()
    {
        _production = LangfuseClient.Start(options => options.Environment = "production");
        _evaluation = LangfuseClient.Start(options =>
        {
            options.Environment = "evaluation";
            options.SampleRate = 1;
        });
    }

    public string Answer(string question)
    {
        using var trace = _production.StartTrace("answer", input: question);
        var answer = question.ToUpperInvariant();
        trace.Update(output: answer);
        return answer;
    }

    public void Judge(string traceId, double quality)
    {
        _evaluation.Score("quality", quality, traceId: traceId);
    }

    public async ValueTask DisposeAsync()
    {
        await _production.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
