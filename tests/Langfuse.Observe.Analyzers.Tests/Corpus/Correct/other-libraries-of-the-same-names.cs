// Correct
using Langfuse.Observe;

public class Editor
{
    [Observe]
    public void Save(Document document)
    {
        document.Update("text", "model");
        document.End("output", "usage");
        document.Start();
        document.Score("length");
    }
}

public class Document
{
    public void Update(string text, string model) { }

    public void End(string output, string usage) { }

    public void Start() { }

    public void Score(string name) { }
}
