using Langfuse.Observe.Recording;

namespace Langfuse.Observe;

/// <summary>Hands a score to the sink of the trace that it judges.</summary>
internal static class ScoreSender
{
    public static void Send(Observation target, bool onTrace, ScoreRecord score)
    {
        // A trace that is not sampled has no scores either: they would point at nothing.
        if (target.Sink is not { } sink)
        {
            return;
        }

        try
        {
            sink.Accept(score with
            {
                Target = target,
                TraceId = target.TraceId,
                ObservationId = onTrace ? null : target.Id,
                Environment = score.Environment ?? Runtime.PropagatedValues.Find(target.Propagated, null, static values => values.Environment),
            });
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("scoring " + score.Name, exception);
        }
    }

    /// <summary>The record of a score given by its definition.</summary>
    public static ScoreRecord Of<TValue>(ScoreDefinition<TValue> score, TValue value)
        where TValue : notnull => new(score.Name, ValueOf(value))
        {
            DataType = score.DataType,
            ConfigId = score.ConfigId,
            Min = score.Min,
            Max = score.Max,
            Categories = score.Categories,
        };

    private static ScoreValue ValueOf<TValue>(TValue value)
        where TValue : notnull => value switch
        {
            double number => number,
            decimal number => number,
            int number => number,
            long number => number,
            bool truth => truth,
            string text => text,
            Enum member => member,
            _ => value.ToString() ?? "",
        };
}
