Imports Langfuse.Observe

''' <summary>One trace with a retriever and a generation, in Visual Basic.</summary>
Module Program
    Sub Main()
        ' LANGFUSE_* from the environment; what is left is sent when it is disposed.
        Using langfuse = LangfuseClient.Start()
            Console.WriteLine(AnswerAsync("What is the return policy?").GetAwaiter().GetResult())
        End Using
    End Sub

    <Observe>
    Async Function AnswerAsync(question As String) As Task(Of String)
        LangfuseContext.UpdateCurrentTrace(name:="support", userId:="user-123", tags:={"sample"})
        Dim documents = Await SearchAsync(question, top:=2)
        Return Await GenerateAsync(question, documents)
    End Function

    <Observe(AsType:=ObservationType.Retriever)>
    Async Function SearchAsync(question As String, top As Integer) As Task(Of String())
        Await Task.Delay(5)
        Return {"Items can be returned within 30 days.", "Refunds take five days."}.Take(top).ToArray()
    End Function

    <Observe(AsType:=ObservationType.Generation, Model:="gpt-4o")>
    Async Function GenerateAsync(question As String, documents As String()) As Task(Of String)
        Await Task.Delay(20)
        LangfuseContext.UpdateCurrentObservation(usage:=New Usage(input:=40, output:=9))
        Return "You can return items within 30 days."
    End Function
End Module
