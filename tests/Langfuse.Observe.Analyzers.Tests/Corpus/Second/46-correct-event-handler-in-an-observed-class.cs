// Correct
using Langfuse.Observe;
namespace Tools;

[Observe]
public sealed class Window
{
    public void Open(string title) => Console.WriteLine(title);

    public async void OnClosed(object? sender, EventArgs e) => await Task.Delay(1);
}
