// Right
using Langfuse.Observe;
using Microsoft.Extensions.Logging;

namespace Alerts;

public sealed class AlertOptions
{
    public string ScoreName { get; set; } = "alert-accuracy";

    public int MinimumSamples { get; set; } = 10;
}

public sealed class AlertAccuracy(LangfuseClient langfuse, AlertOptions options, ILogger<AlertAccuracy> logger)
{
    private int _right;
    private int _all;

    public void Add(bool right)
    {
        _all++;
        _right += right ? 1 : 0;
    }

    public void Publish(string session)
    {
        if (_all < options.MinimumSamples)
        {
            logger.LogInformation("only {Count} alerts in {Session}", _all, session);
            return;
        }

        langfuse.Score(options.ScoreName, (double)_right / _all, sessionId: session);
    }
}
