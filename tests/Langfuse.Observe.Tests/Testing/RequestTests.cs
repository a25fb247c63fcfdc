using System.Diagnostics;
using Langfuse.Observe.Testing;
using Langfuse.Observe.Tests.Runtime;

namespace Langfuse.Observe.Tests.Testing;

/// <summary>Several observed calls below one request: the recorder says of the trace what is sent of it.</summary>
public sealed class RequestTests
{
    [Fact]
    public void Trace_OfTwoFirstCalls_HasNameAndInputOfTheFirstAndOutputOfTheLast()
    {
        using var recorder = LangfuseRecorder.Start();
        using (new Activity("request").Start())
        {
            Woven.Call("First", () => "one", ("q", "a"));
            Woven.Call("Second", () => "two", ("q", "b"));
        }

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal(("First", "{\"q\":\"a\"}", "two"), (trace.Name, trace.Input, trace.Output));
    }

    [Fact]
    public void Trace_WithValuesThatWereSet_HasThose()
    {
        using var recorder = LangfuseRecorder.Start();
        using (new Activity("request").Start())
        {
            Woven.Call("First", () => "one", ("q", "a"));
            Woven.Call("Second", () =>
            {
                LangfuseContext.UpdateCurrentTrace(name: "chat", input: "question", output: "answer", userId: "u1");
                return "two";
            });
        }

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal(("chat", "question", "answer", "u1"), (trace.Name, trace.Input, trace.Output, trace.UserId));
    }

    [Fact]
    public async Task Trace_OfCallsSideBySide_HasTheNameOfTheFirstToBegin()
    {
        using var recorder = LangfuseRecorder.Start();
        using (new Activity("request").Start())
        {
            var gate = new TaskCompletionSource();
            var first = Task.Run(() => Woven.Call("First", () => { gate.SetResult(); Thread.Sleep(20); return "one"; }));
            await gate.Task;
            await Task.WhenAll(first, Task.Run(() => Woven.Call("Second", () => "two")));
        }

        Assert.Equal("First", Assert.Single(recorder.Traces).Name);
    }

    [Fact]
    public void Trace_OfOneCall_HasItsInputAndOutput()
    {
        using var recorder = LangfuseRecorder.Start();
        Woven.Call("Only", () => Woven.Call("Inner", () => "inner"), ("q", "a"));

        var trace = Assert.Single(recorder.Traces);
        Assert.Equal(("{\"q\":\"a\"}", "inner"), (trace.Input, trace.Output));
    }
}
