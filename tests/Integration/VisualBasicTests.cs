using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>A program in Visual Basic: its compiler names the parts of a state machine in its own way.</summary>
[Collection(nameof(PackageFeed))]
public sealed class VisualBasicTests(PackageFeed feed)
{
    private const string Program = """
        Imports Langfuse.Observe
        Imports Langfuse.Observe.Testing

        Module Program
            <Observe>
            Function Add(a As Integer, Optional b As Integer = 2) As Integer
                Return a + b
            End Function

            <Observe>
            Async Function AddAsync(a As Integer) As Threading.Tasks.Task(Of Integer)
                Await Threading.Tasks.Task.Yield()
                Return Add(a)
            End Function

            <Observe>
            Async Function FailAsync() As Threading.Tasks.Task
                Await Threading.Tasks.Task.Yield()
                Throw New InvalidOperationException("broken")
            End Function

            <Observe>
            Iterator Function Items(n As Integer) As IEnumerable(Of Integer)
                For i = 1 To n
                    Yield i
                Next
            End Function

            <Observe>
            Function Query(n As Integer) As IEnumerable(Of Integer)
                Return From i In Items(n) Where i > 1 Select i
            End Function

            <Observe>
            Function Answer() As Chunks
                Return New Chunks()
            End Function

            Public Class Chunks
                Implements IAsyncEnumerable(Of String)

                Public Function GetAsyncEnumerator(Optional token As Threading.CancellationToken = Nothing) As IAsyncEnumerator(Of String) Implements IAsyncEnumerable(Of String).GetAsyncEnumerator
                    Return Nothing
                End Function
            End Class

            Sub Main()
                Using recorder = LangfuseRecorder.Start()
                    AddAsync(1).Wait()
                    FailAsync().ContinueWith(Sub(task) GC.KeepAlive(task.Exception)).Wait()
                    For Each item In Items(3)
                    Next
                    Console.Write(recorder.ToTree())
                End Using
            End Sub
        End Module
        """;

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task Program_RecordsEachShape(string configuration)
    {
        var folder = Directory.CreateDirectory(Path.Combine(feed.Root, "Basic" + configuration)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Basic.vbproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Langfuse.Observe.Testing" Version="{feed.Version}" /></ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.vb"), Program);
        var consumer = new Consumer(folder, "Basic");

        var build = (await consumer.BuildAsync("-c", configuration)).Succeeded();

        Assert.Matches(@"Program\.vb.*warning LFO2012: 'Basic\.Program\.Query' returns a sequence that Enumerable\.(Select|Where) makes", build);
        Assert.Matches(@"Program\.vb.*warning LFO3006: 'Basic\.Program\.Answer' returns a '[A-Za-z.]*Chunks', a class over a stream", build);

        Assert.Equal(
            """
            span AddAsync < {"a":1} > 3
              span Add < {"a":1,"b":2} > 3
            span FailAsync ! Error InvalidOperationException: broken
            span Items < {"n":3} > [1,2,3]

            """.ReplaceLineEndings("\n"),
            (await consumer.RunAsync(configuration)).Succeeded().ReplaceLineEndings("\n"));
    }
}
