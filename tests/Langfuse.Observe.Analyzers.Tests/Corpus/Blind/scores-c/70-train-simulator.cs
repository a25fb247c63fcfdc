// Planted: LFO4004
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "stopping-precision", "type": "numeric", "min": 0, "max": 1 }, { "name": "signals-passed", "type": "numeric", "min": 0 } ] }

namespace Train.Simulator;

public sealed class DriverAgent
{
    private double _position;
    private int _signals;

    [Observe(AsType = ObservationType.Agent)]
    public double Drive(double target, IEnumerable<double> commands)
    {
        foreach (var command in commands)
        {
            _position += command;
            _signals += command > 50 ? 1 : 0;
        }

        Report(Math.Abs(target - _position));
        return _position;
    }

    private void Report(double distance)
    {
        LangfuseContext.ScoreCurrentTrace("signals-passed", _signals);
        var precision = distance < 1 ? Exact() : distance < 20 ? 0.5 : 0;
        LangfuseContext.ScoreCurrentTrace("stopping-precision", precision);
    }

    private static double Exact() => 10;
}
