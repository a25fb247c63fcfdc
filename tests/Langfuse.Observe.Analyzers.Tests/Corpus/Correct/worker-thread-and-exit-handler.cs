using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
AppDomain.CurrentDomain.ProcessExit += (_, _) => langfuse.Dispose();
using var stop = new ManualResetEventSlim();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Set();
};

var worker = new Thread(() =>
{
    while (!stop.IsSet)
    {
        Sensor.Read();
        Thread.Sleep(1000);
    }
});
worker.Start();
stop.Wait();
worker.Join();

static class Sensor
{
    [Observe]
    public static double Read() => Random.Shared.NextDouble();
}
