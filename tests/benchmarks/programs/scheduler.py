"""An operating system with tasks, queues and devices: classes, inheritance, many short methods (after Richards)."""


class Packet:
    def __init__(self, link, owner, kind):
        self.link, self.owner, self.kind = link, owner, kind
        self.datum, self.data = 0, [0] * 4

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, name, priority):
        self.system, self.name, self.priority = system, name, priority
        self.queue, self.held, self.waiting = None, False, False
        system.add(self)

    @property
    def runnable(self):
        return not self.held and (self.queue is not None or not self.waiting)

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
        return packet

    def give(self, packet):
        self.queue = packet.append_to(self.queue)
        self.waiting = False

    def step(self):
        packet = self.take()
        if packet is None:
            self.waiting = True
        else:
            self.handle(packet)

    def handle(self, packet):
        raise NotImplementedError


class Worker(Task):
    letter = 0

    def handle(self, packet):
        for i in range(len(packet.data)):
            self.letter = self.letter % 26 + 1
            packet.data[i] = self.letter
        packet.datum += sum(packet.data)
        self.system.send("device" if packet.kind == "in" else "handler", packet)


class Handler(Task):
    def handle(self, packet):
        packet.kind = "out" if packet.kind == "in" else "in"
        self.system.finished += 1
        if self.system.finished % 7 == 0:
            self.system.task("idle").held = not self.system.task("idle").held
        self.system.send("worker", packet)


class Device(Task):
    def handle(self, packet):
        self.system.holds += 1
        self.system.send("handler", packet)


class Idle(Task):
    seed = 1

    def step(self):
        self.seed = self.seed >> 1 if self.seed & 1 == 0 else self.seed >> 1 ^ 0xD008
        self.system.idles += 1


class System:
    def __init__(self):
        self.tasks, self.finished, self.holds, self.idles = {}, 0, 0, 0

    def add(self, task):
        self.tasks[task.name] = task

    def task(self, name):
        return self.tasks[name]

    def send(self, name, packet):
        packet.owner = name
        self.task(name).give(packet)

    def run(self, passes):
        order = sorted(self.tasks.values(), key=lambda task: -task.priority)
        for _ in range(passes):
            for task in order:
                if task.runnable:
                    task.step()


def run(passes=6000):
    system = System()
    Idle(system, "idle", 0), Worker(system, "worker", 10), Handler(system, "handler", 20), Device(system, "device", 30)
    for i in range(6):
        system.send("worker", Packet(None, None, "in" if i % 2 else "out"))
    system.run(passes)
    return system.finished, system.holds, system.idles
