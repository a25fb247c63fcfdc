// Right
using Langfuse.Observe;

namespace PhotoBooth;

public sealed class Button
{
    public event EventHandler<int>? Pressed;

    public void Press(int picture) => Pressed?.Invoke(this, picture);
}

public sealed class Booth
{
    private readonly Func<int, Task<string>> _describe;

    public Booth(Button button, Func<int, Task<string>> describe)
    {
        _describe = describe;
        button.Pressed += OnPressed;
    }

    public string Caption { get; private set; } = "";

    private async void OnPressed(object? sender, int picture)
    {
        try
        {
            Caption = await CaptionAsync(picture);
        }
        catch (HttpRequestException exception)
        {
            Caption = exception.Message;
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> CaptionAsync(int picture) => _describe(picture);
}
