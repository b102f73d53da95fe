def show(figure):
    figure.show()
