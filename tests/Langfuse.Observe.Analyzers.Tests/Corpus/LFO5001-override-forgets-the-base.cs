// Planted: LFO5001
using Langfuse.Observe;

using var robot = new Arm();
robot.Move("left");

class Robot : IDisposable
{
    protected readonly LangfuseClient Langfuse = LangfuseClient.Start();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Langfuse.Dispose();
        }
    }
}

class Arm : Robot
{
    private readonly Timer _heartbeat = new(_ => { }, null, 1000, 1000);

    public void Move(string target)
    {
        using var trace = Langfuse.StartTrace("move", input: target);
    }

    protected override void Dispose(bool disposing) => _heartbeat.Dispose();
}
