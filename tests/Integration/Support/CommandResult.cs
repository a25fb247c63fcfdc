namespace Langfuse.Observe.Integration.Support;

internal sealed record CommandResult(int ExitCode, string Output)
{
    public string Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}:\n{Output}");
        return Output;
    }

    public string Failed()
    {
        Assert.True(ExitCode != 0, "this should have failed:\n" + Output);
        return Output;
    }
}
