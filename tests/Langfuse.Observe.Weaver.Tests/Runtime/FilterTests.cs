using Langfuse.Observe.Testing;
using Langfuse.Observe.Weaver.Tests.Support;

namespace Langfuse.Observe.Weaver.Tests.Runtime;

/// <summary>An exception filter runs before what failed below it has unwound: it still belongs to the method that it stands in.</summary>
public sealed class FilterTests
{
    private const string Helpers = """
        [Observe] static void Fail() { try { throw new Exception("boom"); } finally { Cleanup(); } }
        [Observe] static void Cleanup() { }
        static bool Log(bool handles = true) { LangfuseContext.UpdateCurrentObservation(metadata: new { by = LangfuseContext.Current.Name }); Note(); return handles; }
        [Observe] static void Note() { }
        """;

    [Theory]
    [InlineData("void Outer() { try { Fail(); } catch (Exception e) when (Log()) { After(); } }", false)]
    [InlineData("void Outer() { try { Fail(); } catch (Exception e) when (Log()) { After(); } }", true)]
    [InlineData("int Outer() { try { Fail(); return 1; } catch (Exception e) when (e is ArgumentException || Log()) { After(); return 2; } }", true)]
    [InlineData("void Outer() { try { Middle(); } catch (Exception e) when (Log()) { After(); } }", true)]
    [InlineData("void Outer() { try { try { Fail(); } catch (Exception e) when (Log(false)) { } finally { Cleanup(); } } catch (Exception) { After(); } }", true)]
    [InlineData("async Task Outer() { try { Fail(); } catch (Exception e) when (Log()) { After(); await Task.Yield(); } }", false)]
    [InlineData("async Task Outer() { try { await Task.Yield(); Fail(); } catch (Exception e) when (Log()) { After(); } }", true)]
    [InlineData("async ValueTask<int> Outer() { await Task.Yield(); try { Fail(); return 1; } catch (Exception e) when (Log()) { After(); return 2; } }", true)]
    [InlineData("Task Outer() { try { Fail(); } catch (Exception e) when (Log()) { After(); } return Task.CompletedTask; }", true)]
    public void Filter_BelongsToTheMethodItStandsIn(string outer, bool isRelease)
    {
        using var recorder = LangfuseRecorder.Start();
        Run(outer, isRelease);

        var names = recorder.Observations.ToDictionary(observation => observation.Id, observation => observation.Name);
        string Parent(string name) => names[recorder.Observations.First(observation => observation.Name == name).ParentId!];
        Assert.Equal(("Outer", "Outer", "Fail"), (Parent("Note"), Parent("After"), Parent("Cleanup")));
        Assert.Equal("Outer", recorder.Observations.Single(observation => observation.Metadata.ContainsKey("by")).Name);
        Assert.Equal("Outer", recorder.Observations.Single(observation => observation.Name == "Outer").Metadata["by"]);
    }

    [Fact]
    public void FilterThatThrows_DeclinesAsWithoutUs()
    {
        using var recorder = LangfuseRecorder.Start();
        Run("void Outer() { try { try { Fail(); } catch (Exception e) when (Throws()) { } } catch (Exception) { After(); } } static bool Throws() => throw new Exception();", isRelease: true);

        var names = recorder.Observations.ToDictionary(observation => observation.Id, observation => observation.Name);
        Assert.Equal("Outer", names[recorder.Observations.Single(observation => observation.Name == "After").ParentId!]);
        Assert.Null(System.Diagnostics.Activity.Current);
    }

    [Fact]
    public void FilterInsideAHandMadeObservation_KeepsThatCurrent()
    {
        using var recorder = LangfuseRecorder.Start();
        Run("void Outer() { using (LangfuseContext.Current.StartSpan(\"step\")) { try { Fail(); } catch (Exception e) when (Log()) { After(); } } }", isRelease: true);

        Assert.Equal("step", recorder.Observations.Single(observation => observation.Name == "step").Metadata["by"]);
    }

    private static void Run(string outer, bool isRelease)
    {
        var source = $"static class Program {{ public static object Run() => Start(Outer); static object Start(Action a) {{ a(); return null; }} static object Start<T>(Func<T> a) => a(); [Observe] static {outer} static void Middle() => Fail(); [Observe] static void After() {{ }} {Helpers} }}";
        var result = new LoadedAssembly(new Snippet(source) { IsRelease = isRelease }.Weave()).Method("Program", "Run").Invoke(null, null);
        switch (result)
        {
            case Task task:
                task.GetAwaiter().GetResult();
                break;
            case ValueTask<int> task:
                task.AsTask().GetAwaiter().GetResult();
                break;
        }
    }
}
