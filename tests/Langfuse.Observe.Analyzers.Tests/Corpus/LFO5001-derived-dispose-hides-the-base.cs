// Planted: LFO5001
using Langfuse.Observe;

namespace Robots;

public class RobotBase : IDisposable
{
    protected readonly LangfuseClient Langfuse = LangfuseClient.Start();

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Langfuse.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }
}

public class ArmRobot : RobotBase
{
    private readonly System.Threading.Timer _heartbeat = new(_ => { }, null, 1000, 1000);

    public void Move(string target)
    {
        using var trace = Langfuse.StartTrace("move", input: target);
        trace.RecordEvent("moved");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _heartbeat.Dispose();
    }
}

public static class Program
{
    public static void Main(string[] args)
    {
        using var robot = new ArmRobot();
        foreach (var target in args)
            robot.Move(target);
    }
}
