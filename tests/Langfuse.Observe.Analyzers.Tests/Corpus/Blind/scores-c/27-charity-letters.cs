// Right
using Langfuse.Observe;

namespace Charity.Letters;

public sealed record Letter(string TraceId, string ObservationId, string Draft, string? Final);

public interface ICorrections
{
    void Correct(string traceId, string observationId, string text);
}

public sealed class LangfuseCorrections(LangfuseClient langfuse) : ICorrections
{
    private const string Output = "output";

    public void Correct(string traceId, string observationId, string text) =>
        langfuse.Score(Output, text, traceId: traceId, observationId: observationId, dataType: ScoreDataType.Correction);
}

public sealed class LetterDesk(ICorrections corrections, LangfuseClient langfuse)
{
    public void Close(Letter letter)
    {
        if (letter.Final is { Length: > 0 } final && final != letter.Draft)
        {
            corrections.Correct(letter.TraceId, letter.ObservationId, final);
        }

        langfuse.Score("letter-sent", letter.Final is not null, traceId: letter.TraceId);
    }
}
