// Right
using Langfuse.Observe;

var sink = LangfuseRunSink.FromEnvironment();
await using var run = sink.StartRun(runId: "calc0042", name: "calculator", task: "Compute 6 * 7");
string answer = "";
bool completed = false;

try
{
    int product = Calculator.Multiply(6, 7);
    answer = product.ToString();
    run.Step(action: "multiply", code: "6 * 7", success: true, output: answer, reward: 1);
    completed = product == 42;
}
catch (OverflowException e)
{
    run.Step(action: "multiply", code: "6 * 7", success: false, output: "", reward: 0, error: e.Message);
}
finally
{
    await FinishAsync();
}

return completed ? 0 : 1;

async Task FinishAsync()
{
    await run.CompleteAsync(completed: completed, finalAnswer: answer);
    Console.WriteLine($"answer: {answer}");
}

static class Calculator
{
    public static int Multiply(int a, int b) => checked(a * b);
}
