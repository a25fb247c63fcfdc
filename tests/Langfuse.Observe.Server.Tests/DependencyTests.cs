namespace Langfuse.Observe.Server.Tests;

public sealed class DependencyTests
{
    // A program that hosts the server chooses its own command-line library, and its version.
    [Fact]
    public void LocalServer_DoesNotBringTheCommandLinesPackages()
    {
        var referenced = typeof(LangfuseLocalServer).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name);

        Assert.DoesNotContain(referenced, name => name is "System.CommandLine" or "Spectre.Console");
    }
}
